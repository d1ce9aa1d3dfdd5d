/** Naive Bayes. */
@NullMarked
package ockham.learners.bayes;

import org.jspecify.annotations.NullMarked;
