package io.perdura.engine.determinism;

/** Members as people write them. */
final class Words {

    private Words() {}

    static String call(String owner, String name) {
        return name.equals("<init>") ? "new " + simple(owner) + "()" : simple(owner) + "." + name + "()";
    }

    static String field(String owner, String name) {
        return simple(owner) + "." + name;
    }

    private static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1).replace('$', '.');
    }
}
