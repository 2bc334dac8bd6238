package rebound.bench;

import java.math.BigDecimal;
import java.util.Locale;

/** How numbers are written. */
final class Figure {

    private Figure() {}

    /** As many digits as mean something, whatever its size. */
    static String of(double number) {
        var size = Math.abs(number);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", number);
    }

    /** Without trailing zeros. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
