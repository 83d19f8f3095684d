package dev.hookline.filter.cel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.ast.CelExprVisitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which operands of an expression cost by their size, made once when it is read. */
final class CostPlan {

  private static final Map<String, Use> USES =
      Map.ofEntries(
          Map.entry("size", Use.READ),
          Map.entry("_+_", Use.READ),
          Map.entry("_<_", Use.READ),
          Map.entry("_<=_", Use.READ),
          Map.entry("_>_", Use.READ),
          Map.entry("_>=_", Use.READ),
          Map.entry("startsWith", Use.READ),
          Map.entry("endsWith", Use.READ),
          Map.entry("string", Use.READ),
          Map.entry("bytes", Use.READ),
          Map.entry("int", Use.READ),
          Map.entry("uint", Use.READ),
          Map.entry("double", Use.READ),
          Map.entry("timestamp", Use.READ),
          Map.entry("duration", Use.READ),
          Map.entry("contains", Use.SEARCH),
          Map.entry("matches", Use.MATCH),
          Map.entry("_==_", Use.COMPARE),
          Map.entry("_!=_", Use.COMPARE),
          Map.entry("@in", Use.LOOK_UP));

  private final @Nullable Operand[] operands;
  private final int slots;

  private CostPlan(@Nullable Operand[] operands, int slots) {
    this.operands = operands;
    this.slots = slots;
  }

  static CostPlan of(CelExpr expression) {
    Collector collector = new Collector();
    collector.visit(expression);
    int last = collector.found.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
    @Nullable Operand[] operands = new Operand[last + 1];
    collector.found.forEach((node, operand) -> operands[node] = operand);
    return new CostPlan(operands, collector.slots);
  }

  /** Null for a node that costs a step whatever its size. */
  @Nullable Operand operand(long node) {
    return node < operands.length ? operands[(int) node] : null;
  }

  /** Room for the sizes of first operands. */
  long[] sizes() {
    return new long[slots];
  }

  private static final class Collector extends CelExprVisitor {

    private final Map<Integer, Operand> found = new HashMap<>();
    private final Set<String> accumulators = new HashSet<>();
    private int slots;

    @Override
    protected void visit(CelExpr node, CelComprehension loop) {
      accumulators.add(loop.accuVar());
      super.visit(node, loop);
    }

    @Override
    protected void visit(CelExpr node, CelCall call) {
      Use use = USES.get(call.function());
      List<CelExpr> taken = new ArrayList<>(call.args());
      call.target().ifPresent(taken::addFirst);
      // A loop appends to its accumulator without copying it.
      if (use != null && !isAccumulator(taken.getFirst())) {
        for (int at = 0; at < taken.size(); at++) {
          add(use, taken, at);
        }
        slots++;
      }
      super.visit(node, call);
    }

    private void add(Use use, List<CelExpr> taken, int at) {
      boolean isFirst = at == 0;
      boolean isPattern = use == Use.MATCH && !isFirst;
      int instructions = use == Use.MATCH && isFirst ? instructions(taken.getLast()) : 0;
      Operand operand = new Operand(isPattern ? Use.READ : use, isFirst, slots, instructions);
      found.put(Math.toIntExact(taken.get(at).id()), operand);
    }

    private boolean isAccumulator(CelExpr operand) {
      return operand.exprKind().getKind() == ExprKind.Kind.IDENT
          && accumulators.contains(operand.ident().name());
    }

    /** One that is not known beforehand counts as the largest that is allowed. */
    private static int instructions(CelExpr pattern) {
      if (pattern.exprKind().getKind() == ExprKind.Kind.CONSTANT
          && pattern.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
        try {
          return Pattern.compile(pattern.constant().stringValue()).programSize();
        } catch (PatternSyntaxException wrong) {
          return 0; // fails before it runs
        }
      }
      return CelFilters.REGEX_PROGRAM_MAX;
    }
  }
}
