/** The command line. */
@NullMarked
package ockham.app;

import org.jspecify.annotations.NullMarked;
