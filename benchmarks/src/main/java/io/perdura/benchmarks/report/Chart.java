package io.perdura.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** The best of each system in each workload as bars, an SVG image that needs no script and no font of its own. */
public final class Chart {

    private static final int WIDTH = 760;
    private static final int LABELS = 150;
    private static final int NUMBERS = 130;
    private static final int BAR = 20;
    private static final int GAP = 6;
    private static final int TITLE = 30;
    private static final List<String> COLORS = List.of("#0b6e4f", "#5aa786", "#c98a2b", "#7a5ea8", "#888888");

    private Chart() {}

    /** The whole image. */
    public static String svg(Results results) {
        Summary summary = new Summary(results.figures());
        StringBuilder bars = new StringBuilder();
        int y = 10;
        for (String work : summary.works()) {
            y += TITLE;
            bars.append(text(10, y - 10, "bold", Titles.of(work) + ", steps/s"));
            double most = summary.systems().stream()
                    .mapToDouble(system -> summary.best(system, work))
                    .max()
                    .orElse(0);
            for (String system : summary.systems()) {
                double value = summary.best(system, work);
                if (value > 0) {
                    bars.append(bar(summary.systems().indexOf(system), system, value, most, y));
                    y += BAR + GAP;
                }
            }
            y += GAP;
        }
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                                + " font-size=\"13\" role=\"img\">\n<title>Durable steps a second</title>\n"
                                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n",
                        WIDTH,
                        y + 10)
                + bars + "</svg>\n";
    }

    private static String bar(int color, String system, double value, double most, int y) {
        double length = Math.max(1, (WIDTH - LABELS - NUMBERS) * value / most);
        return text(20, y + 15, "normal", system)
                + String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>%n",
                        LABELS,
                        y,
                        length,
                        BAR,
                        COLORS.get(color % COLORS.size()))
                + text((int) (LABELS + length + 8), y + 15, "normal", Numbers.text(value));
    }

    private static String text(int x, int y, String weight, String words) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" font-weight=\"%s\" fill=\"#222222\">%s</text>%n",
                x,
                y,
                weight,
                words.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
