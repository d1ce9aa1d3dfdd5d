/** What {@code ockham doctor} looks at: the Java, the engines and the machine, each with advice. */
@NullMarked
package ockham.app.doctor;

import org.jspecify.annotations.NullMarked;
