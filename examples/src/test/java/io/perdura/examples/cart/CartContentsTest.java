package io.perdura.examples.cart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CartContentsTest {

    private final CartContents contents = new CartContents();

    @Test
    void givenTheSameArticleTwice_thenItsPiecesAddUp() {
        assertThat(contents.add(new CartItem("book", 1))).isEmpty();
        assertThat(contents.add(new CartItem("lamp", 1))).isEmpty();
        assertThat(contents.add(new CartItem("book", 2))).isEmpty();
        assertThat(contents.items()).containsExactly(new CartItem("book", 3), new CartItem("lamp", 1));
        assertThat(contents.totalQuantity()).isEqualTo(4);
    }

    @Test
    void givenAQuantityThatMakesNoSense_thenNothingChangesAndTheReasonIsTold() {
        assertThat(contents.add(new CartItem("book", 0)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("0 of 'book'", "at least 1"));
        assertThat(contents.add(new CartItem("book", -1))).isPresent();
        assertThat(contents.add(new CartItem("book", CartContents.MAXIMUM_QUANTITY + 1)))
                .isPresent();
        assertThat(contents.add(new CartItem("book", CartContents.MAXIMUM_QUANTITY)))
                .isEmpty();
        assertThat(contents.add(new CartItem("book", Integer.MAX_VALUE))).isPresent();
        assertThat(contents.totalQuantity()).isEqualTo(CartContents.MAXIMUM_QUANTITY);
    }

    @Test
    void givenNoArticle_thenTheReasonIsTold() {
        assertThat(contents.add(null)).contains("it names no sku");
        assertThat(contents.add(new CartItem(null, 1))).contains("it names no sku");
        assertThat(contents.add(new CartItem(" ", 1))).contains("it names no sku");
    }

    @Test
    void givenAnArticleThatIsNotThere_whenItIsRemoved_thenTheReasonIsTold() {
        assertThat(contents.remove("book")).contains("there is no 'book' in it");
        assertThat(contents.remove(null)).contains("there is no 'null' in it");
    }

    @Test
    void givenTooManyArticles_thenOnlyMoreOfThoseThatAreThereCanBeAdded() {
        for (int i = 0; i < CartContents.MAXIMUM_ARTICLES; i++) {
            assertThat(contents.add(new CartItem("sku-" + i, 1))).isEmpty();
        }
        assertThat(contents.add(new CartItem("one-more", 1))).contains("it holds 1000 articles, which is the limit");
        assertThat(contents.add(new CartItem("sku-0", 1))).isEmpty();
    }
}
