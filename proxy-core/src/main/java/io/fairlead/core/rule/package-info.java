/// The rule language of routers (syntax `v3`), from text to a compiled test, and the canonical forms of
/// what rules compare: paths and host names.
package io.fairlead.core.rule;
