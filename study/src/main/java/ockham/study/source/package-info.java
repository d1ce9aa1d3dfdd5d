/** Stage 1: reads data of any kind into an immutable snapshot. */
@NullMarked
package ockham.study.source;

import org.jspecify.annotations.NullMarked;
