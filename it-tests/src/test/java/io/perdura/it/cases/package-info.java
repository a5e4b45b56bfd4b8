/**
 * The field's well-known samples and behaviours as small workflows, each with a test that drives it on the server. An interface a
 * theme, with its workflows; {@code CasesIT} runs them all in one deployment. The names of the tests are those of the cases.
 */
package io.perdura.it.cases;
