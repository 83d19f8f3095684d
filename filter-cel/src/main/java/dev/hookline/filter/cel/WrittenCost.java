package dev.hookline.filter.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelMap;
import java.util.List;

/**
 * What an expression takes by itself when all of it is evaluated: loops over lists that are written
 * down go round as often as those are long, all others once. A payload can only make it more.
 */
final class WrittenCost {

  private WrittenCost() {}

  /** Steps; no whole number, so that it cannot overflow. */
  static double steps(CelExpr node) {
    return switch (node.exprKind().getKind()) {
      case NOT_SET, CONSTANT, IDENT -> 1;
      case SELECT -> 1 + steps(node.select().operand());
      case CALL -> {
        CelCall call = node.call();
        yield 1 + call.target().map(WrittenCost::steps).orElse(0.0) + sum(call.args());
      }
      case LIST -> 1 + sum(node.list().elements());
      case MAP -> 1 + sum(node.map());
      case STRUCT -> 1;
      case COMPREHENSION -> steps(node.comprehension());
    };
  }

  private static double steps(CelComprehension loop) {
    double turn = steps(loop.loopCondition()) + steps(loop.loopStep());
    return 1
        + steps(loop.iterRange())
        + steps(loop.accuInit())
        + turns(loop.iterRange()) * turn
        + steps(loop.result());
  }

  private static double turns(CelExpr range) {
    return switch (range.exprKind().getKind()) {
      case LIST -> range.list().elements().size();
      case MAP -> range.map().entries().size();
      case COMPREHENSION -> turns(range.comprehension().iterRange());
      case NOT_SET, CONSTANT, IDENT, SELECT, CALL, STRUCT -> 1;
    };
  }

  private static double sum(List<CelExpr> nodes) {
    return nodes.stream().mapToDouble(WrittenCost::steps).sum();
  }

  private static double sum(CelMap map) {
    return map.entries().stream()
        .mapToDouble(entry -> steps(entry.key()) + steps(entry.value()))
        .sum();
  }
}
