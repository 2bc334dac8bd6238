package rebound.journal.quantity;

/**
 * An amount of money.
 *
 * @param amount in decimal digits, as the person wrote it
 * @param currency by its code of ISO 4217
 */
public record Money(String amount, String currency) {}
