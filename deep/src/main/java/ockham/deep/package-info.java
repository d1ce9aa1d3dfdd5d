/** Networks for tables, trained by libtorch. */
@NullMarked
package ockham.deep;

import org.jspecify.annotations.NullMarked;
