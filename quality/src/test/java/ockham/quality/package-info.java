/** Rules that hold for the whole repository. They run last in {@code mvn verify}. */
@NullMarked
package ockham.quality;

import org.jspecify.annotations.NullMarked;
