package io.perdura.engine.determinism;

import java.util.List;
import java.util.function.Predicate;

/** The rules themselves: what the JDK, Jakarta EE and MicroProfile offer and workflow code must not use. */
final class ForbiddenCalls {

    private static final String ACTIVITY = "call an activity";
    private static final String ASYNC = "Async.function or Async.procedure, which run in a recorded order";
    private static final String AWAIT = "Workflow.await, a Promise, or WorkflowLock; a run's code never runs at once";
    private static final String TIME = "Workflow.currentTimeMillis(), for instance Instant.ofEpochMilli of it";
    private static final String RANDOM = "Workflow.newRandom()";
    private static final String PASSED = "pass the value as an argument of the workflow, or read it in an activity";

    private static final Predicate<String> NO_ARGUMENTS = descriptor -> descriptor.startsWith("()");
    private static final Predicate<String> NO_CLOCK = descriptor -> !descriptor.contains("Ljava/time/Clock;");

    private ForbiddenCalls() {}

    static Rulebook rulebook() {
        Rulebook book = new Rulebook();
        threads(book);
        locks(book);
        time(book);
        chance(book);
        inputAndOutput(book);
        remote(book);
        environment(book);
        return book;
    }

    private static List<String> in(String packageName, String... classes) {
        return List.of(classes).stream().map(name -> packageName + "/" + name).toList();
    }

    private static void threads(Rulebook book) {
        book.forbid(
                Family.SLEEP,
                "Workflow.sleep",
                List.of("java/lang/Thread", "java/util/concurrent/TimeUnit"),
                "sleep",
                "timedJoin",
                "timedWait");
        book.forbid(
                Family.THREAD,
                ASYNC,
                List.of("java/lang/Thread", "java/lang/Thread$Builder", "java/lang/ThreadGroup", "java/util/Timer"));
        book.forbid(Family.THREAD, ASYNC, in("java/util", "TimerTask"));
        book.forbid(
                Family.THREAD_LOCAL,
                "a field of the workflow, or WorkflowLocal",
                in("java/lang", "ThreadLocal", "InheritableThreadLocal", "ScopedValue"));
        book.forbid(
                Family.EXECUTOR,
                ASYNC,
                in(
                        "java/util/concurrent",
                        "Executor",
                        "ExecutorService",
                        "Executors",
                        "ScheduledExecutorService",
                        "ThreadPoolExecutor",
                        "ScheduledThreadPoolExecutor",
                        "ForkJoinPool",
                        "ForkJoinTask",
                        "RecursiveTask",
                        "RecursiveAction",
                        "CompletionService",
                        "ExecutorCompletionService",
                        "FutureTask",
                        "Future",
                        "StructuredTaskScope"));
        book.forbid(Family.EXECUTOR, ASYNC, List.of("jakarta/enterprise/concurrent/"));
        book.forbid(
                Family.PARALLEL,
                "a Promise of Async.function, Promise.allOf or Workflow.newPromise",
                in("java/util/concurrent", "CompletableFuture", "CompletionStage"));
        book.forbid(Family.PARALLEL, "a sequential stream", List.of("java/util/stream/"), "parallel");
        book.forbidAnywhere(
                Family.PARALLEL,
                "stream()",
                "parallelStream",
                descriptor -> descriptor.equals("()Ljava/util/stream/Stream;"));
        book.forbid(
                Family.PARALLEL,
                "the method without 'parallel' in its name",
                in("java/util", "Arrays"),
                "parallelSort",
                "parallelPrefix",
                "parallelSetAll");
    }

    private static void locks(Rulebook book) {
        book.forbid(Family.LOCK, AWAIT, List.of("java/util/concurrent/locks/"));
        book.forbid(
                Family.LOCK,
                AWAIT,
                in(
                        "java/util/concurrent",
                        "CountDownLatch",
                        "CyclicBarrier",
                        "Semaphore",
                        "Phaser",
                        "Exchanger",
                        "BlockingQueue",
                        "BlockingDeque",
                        "TransferQueue",
                        "ArrayBlockingQueue",
                        "LinkedBlockingQueue",
                        "LinkedBlockingDeque",
                        "PriorityBlockingQueue",
                        "SynchronousQueue",
                        "DelayQueue",
                        "LinkedTransferQueue"));
        for (String name : List.of("wait", "notify", "notifyAll")) {
            book.forbidAnywhere(Family.LOCK, AWAIT, name, List.of("()V", "(J)V", "(JI)V")::contains);
        }
    }

    private static void time(Rulebook book) {
        book.forbid(Family.CLOCK, TIME, in("java/lang", "System"), "currentTimeMillis", "nanoTime");
        for (String type : in(
                "java/time",
                "Instant",
                "LocalDate",
                "LocalTime",
                "LocalDateTime",
                "ZonedDateTime",
                "OffsetDateTime",
                "OffsetTime",
                "Year",
                "YearMonth",
                "MonthDay")) {
            book.forbid(Family.CLOCK, TIME, type, NO_CLOCK, "now");
        }
        book.forbid(Family.CLOCK, TIME, "java/time/chrono/", NO_CLOCK, "now", "dateNow");
        book.forbid(
                Family.CLOCK,
                TIME,
                List.of("java/time/Clock", "java/time/InstantSource"),
                "system",
                "systemUTC",
                "systemDefaultZone",
                "tickMillis",
                "tickSeconds",
                "tickMinutes");
        book.forbid(Family.CLOCK, "new Date(Workflow.currentTimeMillis())", "java/util/Date", NO_ARGUMENTS, "<init>");
        book.forbid(
                Family.CLOCK,
                "java.time with Workflow.currentTimeMillis()",
                in("java/util", "Calendar"),
                "getInstance");
        book.forbid(
                Family.CLOCK,
                "java.time with Workflow.currentTimeMillis()",
                "java/util/GregorianCalendar",
                descriptor -> !descriptor.startsWith("(I"),
                "<init>");
    }

    private static void chance(Rulebook book) {
        book.forbid(Family.CHANCE, RANDOM, in("java/lang", "Math", "StrictMath"), "random");
        book.forbid(
                Family.CHANCE,
                "Workflow.newRandom(), or a seed that is an argument",
                "java/util/Random",
                NO_ARGUMENTS,
                "<init>");
        book.forbid(Family.CHANCE, RANDOM, "java/util/SplittableRandom", NO_ARGUMENTS, "<init>");
        book.forbid(
                Family.CHANCE, RANDOM, List.of("java/util/concurrent/ThreadLocalRandom", "java/security/SecureRandom"));
        book.forbid(Family.CHANCE, RANDOM, List.of("java/util/random/RandomGeneratorFactory"));
        book.forbid(Family.CHANCE, RANDOM, List.of("java/util/random/RandomGenerator"), "getDefault", "of");
        book.forbid(Family.CHANCE, "Workflow.randomUUID()", in("java/util", "UUID"), "randomUUID");
        book.forbid(
                Family.CHANCE,
                "Collections.shuffle(list, Workflow.newRandom())",
                "java/util/Collections",
                descriptor -> descriptor.equals("(Ljava/util/List;)V"),
                "shuffle");
        book.forbid(
                Family.IDENTITY, "an id that the workflow gives itself", in("java/lang", "System"), "identityHashCode");
    }

    private static void inputAndOutput(Rulebook book) {
        String log = "Workflow.getLogger, which is silent in a replay";
        book.forbid(
                Family.FILE,
                log,
                in("java/lang", "System"),
                "out",
                "err",
                "in",
                "console",
                "setOut",
                "setErr",
                "setIn");
        book.forbid(
                Family.FILE,
                ACTIVITY,
                in(
                        "java/io",
                        "File",
                        "FileInputStream",
                        "FileOutputStream",
                        "FileReader",
                        "FileWriter",
                        "RandomAccessFile",
                        "FileDescriptor",
                        "Console"));
        book.forbid(
                Family.FILE,
                ACTIVITY,
                List.of(
                        "java/nio/channels/",
                        "java/nio/file/attribute/",
                        "java/nio/file/spi/",
                        "java/util/logging/FileHandler"));
        book.forbid(
                Family.FILE,
                ACTIVITY,
                in(
                        "java/nio/file",
                        "Files",
                        "FileSystem",
                        "FileSystems",
                        "FileStore",
                        "DirectoryStream",
                        "WatchService"));
        book.forbid(
                Family.FILE,
                ACTIVITY,
                in("java/nio/file", "Path"),
                "toRealPath",
                "toAbsolutePath",
                "toFile",
                "register");
        book.forbid(Family.FILE, ACTIVITY, List.of("java/util/zip/ZipFile", "java/util/jar/JarFile"));
        book.forbid(Family.FILE, ACTIVITY, in("java/lang", "ProcessBuilder", "Process", "ProcessHandle"));
        Predicate<String> ofFile =
                descriptor -> descriptor.contains("Ljava/io/File;") || descriptor.contains("Ljava/nio/file/Path;");
        for (String type :
                List.of("java/util/Scanner", "java/util/Formatter", "java/io/PrintStream", "java/io/PrintWriter")) {
            book.forbid(Family.FILE, ACTIVITY, type, ofFile, "<init>");
        }
    }

    private static void remote(Rulebook book) {
        book.forbid(
                Family.NETWORK,
                ACTIVITY,
                in(
                        "java/net",
                        "Socket",
                        "ServerSocket",
                        "DatagramSocket",
                        "MulticastSocket",
                        "URLConnection",
                        "HttpURLConnection",
                        "JarURLConnection",
                        "InetAddress",
                        "Inet4Address",
                        "Inet6Address",
                        "NetworkInterface"));
        book.forbid(Family.NETWORK, ACTIVITY, in("java/net", "URL"), "openStream", "openConnection", "getContent");
        book.forbid(
                Family.NETWORK,
                ACTIVITY,
                List.of(
                        "java/net/http/",
                        "javax/net/",
                        "java/rmi/",
                        "jakarta/ws/rs/client/",
                        "org/eclipse/microprofile/rest/client/",
                        "jakarta/mail/",
                        "jakarta/jms/",
                        "jakarta/websocket/"));
        book.forbid(
                Family.DATABASE,
                ACTIVITY,
                in(
                        "java/sql",
                        "DriverManager",
                        "Driver",
                        "Connection",
                        "Statement",
                        "PreparedStatement",
                        "CallableStatement",
                        "ResultSet",
                        "DatabaseMetaData"));
        book.forbid(
                Family.DATABASE,
                ACTIVITY,
                List.of("javax/sql/", "jakarta/persistence/", "jakarta/transaction/", "org/hibernate/"));
        book.forbid(Family.NAMING, ACTIVITY, List.of("javax/naming/"));
    }

    private static void environment(Rulebook book) {
        book.forbid(
                Family.ENVIRONMENT,
                PASSED,
                in("java/lang", "System"),
                "getenv",
                "getProperty",
                "getProperties",
                "setProperty",
                "setProperties",
                "clearProperty");
        book.forbid(Family.ENVIRONMENT, PASSED, in("java/lang", "Runtime"));
        book.forbid(Family.ENVIRONMENT, PASSED, in("java/lang", "Integer"), "getInteger");
        book.forbid(Family.ENVIRONMENT, PASSED, in("java/lang", "Long"), "getLong");
        book.forbid(Family.ENVIRONMENT, PASSED, in("java/lang", "Boolean"), "getBoolean");
        book.forbid(Family.ENVIRONMENT, PASSED, List.of("java/lang/management/", "org/eclipse/microprofile/config/"));
        book.forbid(Family.ENVIRONMENT, "ZoneId.of with a fixed name", in("java/time", "ZoneId"), "systemDefault");
        book.forbid(Family.ENVIRONMENT, "a fixed zone", in("java/util", "TimeZone"), "getDefault");
        book.forbid(Family.ENVIRONMENT, "a fixed locale such as Locale.ROOT", in("java/util", "Locale"), "getDefault");
        book.forbid(
                Family.INJECTION,
                "an activity, which is a bean and may inject anything",
                List.of("jakarta/enterprise/inject/", "jakarta/inject/"));
    }
}
