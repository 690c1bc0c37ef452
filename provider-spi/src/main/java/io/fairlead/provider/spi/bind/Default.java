package io.fairlead.provider.spi.bind;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a component of a configuration record holds when its key is absent, in the syntax that the
/// key takes. A component whose type is a record takes the defaults of that record, whatever the text.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {

    /// The text, such as `30s`; a list is separated by commas.
    String value() default "";
}
