package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;

/// Which percent-encoded characters a path may have; one that is not allowed is answered with 400.
public record EncodedCharactersConfig(
        @Default("true") @About("Allow %2F in paths.") boolean allowEncodedSlash,
        @Default("true") @About("Allow %5C in paths.") boolean allowEncodedBackSlash,
        @Default("true") @About("Allow %00 in paths.") boolean allowEncodedNullCharacter,
        @Default("true") @About("Allow %3B in paths.") boolean allowEncodedSemicolon,
        @Default("true") @About("Allow %25 in paths.") boolean allowEncodedPercent,
        @Default("true") @About("Allow %3F in paths.") boolean allowEncodedQuestionMark,
        @Default("true") @About("Allow %23 in paths.") boolean allowEncodedHash) {}
