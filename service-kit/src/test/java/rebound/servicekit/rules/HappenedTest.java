package rebound.servicekit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HappenedTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC);

    private final Validator validator = Validation.byDefaultProvider()
            .configure()
            .clockProvider(() -> CLOCK)
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private record Told(
            @Happened @Nullable Instant happenedAt,
            @FourDigitYear @Nullable Instant due,
            @FourDigitYear @Nullable LocalDate day) {}

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01T00:00:00Z", "2026-11-21T08:00:00Z", "2026-11-21T08:05:00Z"})
    void happenedSince1900(String at) {
        assertThat(validator.validate(new Told(Instant.parse(at), null, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1000000000-01-01T00:00:00Z",
                "0001-01-02T00:00:00Z",
                "1899-12-31T23:59:59.999999999Z",
                "2026-11-21T08:05:00.000000001Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void happenedNeitherBeforeNorMuchLaterThanNow(String at) {
        assertThat(validator.validate(new Told(Instant.parse(at), null, null)))
                .singleElement()
                .satisfies(broken -> assertThat(broken.getMessage())
                        .isEqualTo("must be a time from 1900 on, and at most 5 minutes ahead"));
    }

    @Test
    void nobodyHasToSay() {
        assertThat(validator.validate(new Told(null, null, null))).isEmpty();
    }

    @Test
    void whatIsNoPastHasAYearOfFourDigits() {
        assertThat(validator.validate(
                        new Told(null, Instant.parse("0001-01-02T00:00:00Z"), LocalDate.parse("0001-01-01"))))
                .isEmpty();
        assertThat(validator.validate(
                        new Told(null, Instant.parse("9999-12-30T23:59:59.999999999Z"), LocalDate.parse("9999-12-31"))))
                .isEmpty();
        assertThat(validator.validate(
                        new Told(null, Instant.parse("0001-01-01T23:59:59.999999999Z"), LocalDate.parse("0000-12-31"))))
                .hasSize(2);
        assertThat(validator.validate(
                        new Told(null, Instant.parse("9999-12-31T00:00:00Z"), LocalDate.parse("+10000-01-01"))))
                .hasSize(2);
    }
}
