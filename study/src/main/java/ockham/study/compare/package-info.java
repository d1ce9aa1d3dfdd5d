/** Stage 7: metrics, intervals and paired differences from stored predictions. */
@NullMarked
package ockham.study.compare;

import org.jspecify.annotations.NullMarked;
