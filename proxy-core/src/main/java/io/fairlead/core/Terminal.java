package io.fairlead.core;

import java.io.PrintStream;

/// Where a command writes.
///
/// @param out its result
/// @param err what went wrong
record Terminal(PrintStream out, PrintStream err) {}
