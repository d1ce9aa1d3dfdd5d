/** Ridge and logistic regression. */
@NullMarked
package ockham.learners.linear;

import org.jspecify.annotations.NullMarked;
