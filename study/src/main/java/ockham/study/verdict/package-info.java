/** Stage 10: decides. */
@NullMarked
package ockham.study.verdict;

import org.jspecify.annotations.NullMarked;
