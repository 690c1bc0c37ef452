/// Built-in middlewares that change the path: `addPrefix` and `stripPrefix`.
///
/// They compare and change the canonical, percent-encoded path. A prefix is written as a user reads
/// it: what a path cannot hold is encoded, and escapes that are there already are kept. The core brings
/// the result to canonical form again and answers 400 if that changes it.
package io.fairlead.core.middleware.path;
