package dev.hookline.filter.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.hookline.filter.FilterBudget;
import dev.hookline.filter.FilterLanguage;
import dev.hookline.filter.FilterReading;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;

/**
 * The Common Expression Language (cel.dev) over {@code type}, {@code method}, {@code headers}
 * (names in lower case) and {@code payload}. An expression has no loops but those over lists, and
 * regular expressions take linear time; what an evaluation may cost in all is bounded in steps, and
 * so is the time it takes.
 */
public final class CelFilters implements FilterLanguage {

  private static final int STEPS_MAX = FilterBudget.STEPS_OF_ONE_EVALUATION;

  /** Instructions of a compiled regular expression. */
  static final int REGEX_PROGRAM_MAX = 1_000;

  private static final String TOO_COSTLY =
      String.format(Locale.ROOT, "loops too often: it may take %,d steps", STEPS_MAX);

  private static final int NESTING_MAX = 64;

  @Override
  public FilterReading read(String expression) {
    if (expression.length() > EXPRESSION_LENGTH_MAX) {
      return new FilterReading.Wrong(
          1, EXPRESSION_LENGTH_MAX, "is longer than " + EXPRESSION_LENGTH_MAX + " characters");
    }
    CelValidationResult result = Tools.COMPILER.compile(expression);
    if (result.hasError()) {
      Iterator<CelIssue> issues = result.getErrors().iterator();
      return wrong(issues.next());
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      if (WrittenCost.steps(tree.getExpr()) > STEPS_MAX) {
        return new FilterReading.Wrong(1, 1, TOO_COSTLY);
      }
      Optional<WrongLiteral> literal = WrongLiteral.of(tree, Tools.RUNTIME);
      if (literal.isPresent()) {
        WrongLiteral wrong = literal.get();
        return new FilterReading.Wrong(wrong.line(), wrong.column(), wrong.message());
      }
      return new FilterReading.Usable(
          new CelFilter(
              expression, Tools.RUNTIME.createProgram(tree), CostPlan.of(tree.getExpr())));
    } catch (CelValidationException | CelEvaluationException unusable) {
      return new FilterReading.Wrong(1, 1, String.valueOf(unusable.getMessage()));
    }
  }

  private static FilterReading wrong(CelIssue issue) {
    CelSourceLocation location = issue.getSourceLocation();
    return new FilterReading.Wrong(
        Math.max(1, location.getLine()), Math.max(0, location.getColumn()) + 1, message(issue));
  }

  /** Of a number that is too large the parser only says what Java says. */
  private static String message(CelIssue issue) {
    String message = issue.getMessage();
    return message.startsWith("For input string") || message.contains("range of unsigned long")
        ? "is a whole number beyond 64 bits"
        : message;
  }

  /** Made when the first expression is read: most servers have none, and it takes a while. */
  private static final class Tools {

    private static final CelOptions OPTIONS =
        CelOptions.current()
            .maxExpressionCodePointSize(EXPRESSION_LENGTH_MAX)
            .maxParseRecursionDepth(NESTING_MAX)
            .comprehensionMaxIterations(STEPS_MAX)
            .maxRegexProgramSize(REGEX_PROGRAM_MAX)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    static final CelCompiler COMPILER =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar(CelFilter.TYPE, SimpleType.STRING)
            .addVar(CelFilter.METHOD, SimpleType.STRING)
            .addVar(CelFilter.HEADERS, MapType.create(SimpleType.STRING, SimpleType.STRING))
            .addVar(CelFilter.PAYLOAD, SimpleType.DYN)
            .setResultType(SimpleType.BOOL)
            .build();

    static final CelRuntime RUNTIME =
        CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

    private Tools() {}
  }
}
