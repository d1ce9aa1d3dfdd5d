/** Support vector machines with a Gaussian kernel, exact and approximate. */
@NullMarked
package ockham.learners.svm;

import org.jspecify.annotations.NullMarked;
