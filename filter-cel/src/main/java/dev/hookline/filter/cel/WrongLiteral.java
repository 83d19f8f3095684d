package dev.hookline.filter.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Optional;

/**
 * A text in an expression that must have a form and has not: a regular expression, a time or a
 * duration. It would make every evaluation fail, so nothing would ever match. Each is given to the
 * function that reads it.
 */
record WrongLiteral(int line, int column, String message) {

  private static final CelExpr NO_TEXT = CelExpr.ofConstant(0, CelConstant.ofValue(""));

  /** The first of an expression whose types are right. */
  static Optional<WrongLiteral> of(CelAbstractSyntaxTree tree, CelRuntime runtime) {
    return CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == ExprKind.Kind.CALL)
        .map(CelNavigableExpr::expr)
        .filter(call -> !isReadable(call, tree, runtime))
        .findFirst()
        .map(call -> at(call, tree.getSource()));
  }

  private static boolean isReadable(
      CelExpr expression, CelAbstractSyntaxTree tree, CelRuntime runtime) {
    CelCall call = expression.call();
    if (call.args().isEmpty() || !isText(call.args().getLast())) {
      return true;
    }
    CelExpr text = call.args().getLast();
    return switch (call.function()) {
      case "matches" -> {
        boolean isMethod = call.target().isPresent();
        yield evaluates(
            CelExpr.ofCall(
                expression.id(),
                call.target().map(_ -> NO_TEXT),
                call.function(),
                isMethod ? ImmutableList.of(text) : ImmutableList.of(NO_TEXT, text)),
            tree,
            runtime);
      }
      case "timestamp", "duration" -> evaluates(expression, tree, runtime);
      default -> true;
    };
  }

  private static boolean isText(CelExpr expression) {
    return expression.exprKind().getKind() == ExprKind.Kind.CONSTANT
        && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private static boolean evaluates(CelExpr part, CelAbstractSyntaxTree whole, CelRuntime runtime) {
    try {
      runtime
          .createProgram(
              CelAbstractSyntaxTree.newCheckedAst(
                  part, whole.getSource(), whole.getReferenceMap(), whole.getTypeMap()))
          .eval();
      return true;
    } catch (CelEvaluationException unreadable) {
      return false;
    }
  }

  private static WrongLiteral at(CelExpr call, CelSource source) {
    int offset = source.getPositionsMap().getOrDefault(call.call().args().getLast().id(), 0);
    CelSourceLocation location =
        source.getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
    String message =
        switch (call.call().function()) {
          case "matches" ->
              "is no regular expression in the syntax of RE2, or one that is too long";
          case "timestamp" -> "is no time, such as 2026-01-31T12:00:00Z";
          default -> "is no duration, such as 90s";
        };
    return new WrongLiteral(location.getLine(), location.getColumn() + 1, message);
  }
}
