package io.fairlead.provider.spi.bind;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a permitted record of a sealed interface that adds something to another one. In a document what it adds
/// stands beside the key of that other one: `{loadBalancer: ..., middlewares: [...]}`.
///
/// The record has one component of the sealed interface's type, which takes the other one; the keys of its other
/// components stand beside. A sealed interface has at most one such record.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Beside {}
