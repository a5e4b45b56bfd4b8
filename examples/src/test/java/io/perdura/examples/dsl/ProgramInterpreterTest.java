package io.perdura.examples.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.testing.TestWorkflowExtension;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProgramInterpreterTest {

    private static final String PROGRAM = """
            {"variables": {"a": "good", "b": "morning"},
             "root": {"sequence": [
               {"parallel": [
                 {"activity": "UpperCaseText", "arguments": ["a"], "result": "x"},
                 {"activity": "UpperCaseText", "arguments": ["b"], "result": "y"}]},
               {"activity": "JoinTexts", "arguments": ["x", "y"], "result": "z"}]}}""";

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(ProgramInterpreter.class)
            .setActivityImplementations(new Texts())
            .build();

    @Test
    void a_program_is_json(ProgramWorkflow program) {
        DataConverter converter = DefaultDataConverter.newDefaultInstance();
        Payload json = new Payload(Payload.JSON_METADATA, PROGRAM.getBytes(StandardCharsets.UTF_8));
        assertThat(program.interpret(converter.fromPayload(json, Program.class, Program.class)))
                .containsEntry("z", "GOOD MORNING");
    }

    @Test
    void a_variable_that_is_not_there_fails_the_program_and_is_named(ProgramWorkflow program) {
        Step step = Step.sequence(Step.parallel(Step.activity("UpperCaseText", List.of("c"), "x")));
        assertThatThrownBy(() -> program.interpret(new Program(Map.of("a", "good"), step)))
                .rootCause()
                .hasMessageContaining("There is no variable 'c', there are [a]");
    }

    @Test
    void a_step_that_is_nothing_fails_the_program(ProgramWorkflow program) {
        assertThatThrownBy(() -> program.interpret(new Program(Map.of(), new Step(null, null, null, null, null))))
                .rootCause()
                .hasMessageContaining("exactly one of activity, sequence and parallel");
    }
}
