package rebound.bench.faults.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Puts a call of {@link Trigger#reach} at every {@link FailPoint} of a class. */
public final class Weaver {

    private static final ClassDesc TRIGGER = ClassDesc.of(Trigger.class.getName());

    private static final MethodTypeDesc REACH = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

    private Weaver() {}

    /** Those of a class, by its binary name. */
    public static List<FailPoint> of(String type) {
        return Stream.of(FailPoint.values())
                .filter(point -> point.type().equals(type))
                .toList();
    }

    /**
     * The class with its fail points.
     *
     * @param loader whose classes it refers to
     * @throws IllegalStateException if one of them is not there: the engine has other names now
     */
    public static byte[] weave(String type, byte[] original, ClassLoader loader) {
        var missing = EnumSet.copyOf(of(type));
        var classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
        ClassTransform transform = (builder, element) -> {
            if (element instanceof MethodModel method) {
                builder.transformMethod(method, MethodTransform.transformingCode(code(method, type, missing)));
            } else {
                builder.with(element);
            }
        };
        var woven = classFile.transformClass(classFile.parse(original), transform);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The engine has no such place any more: " + missing + " of " + type);
        }
        return woven;
    }

    private static CodeTransform code(MethodModel method, String type, Set<FailPoint> missing) {
        var points = of(type).stream()
                .filter(point -> method.methodName().equalsString(point.method()))
                .toList();
        return (builder, element) -> {
            reach(builder, element, points, FailPoint.Side.BEFORE, missing);
            builder.with(element);
            reach(builder, element, points, FailPoint.Side.AFTER, missing);
        };
    }

    private static void reach(
            CodeBuilder builder,
            CodeElement element,
            List<FailPoint> points,
            FailPoint.Side side,
            Set<FailPoint> missing) {
        if (element instanceof InvokeInstruction call) {
            for (var point : points) {
                if (point.side() == side && call.name().equalsString(point.call())) {
                    builder.loadConstant(point.name()).invokestatic(TRIGGER, "reach", REACH);
                    missing.remove(point);
                }
            }
        }
    }
}
