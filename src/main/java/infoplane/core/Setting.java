package infoplane.core;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a setting is, for people: a component of a settings record, a type of a family, or a constant of a choice. Forms,
 * messages, the schema and the documentation all read it here. What is allowed the record's constructor says, and what
 * is usual its {@code defaults()}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
public @interface Setting {
    /** What it is called. */
    String label();

    /** The unit of its value; empty for none. */
    String unit() default "";

    /** What it means, in whole sentences without what is allowed; empty where the label says it all. */
    String help() default "";

    /** Whether files may hold a whole number in the place of the text, or of a text of the list. */
    boolean orNumber() default false;
}
