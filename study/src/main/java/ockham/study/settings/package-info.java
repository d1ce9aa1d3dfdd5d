/** What the user asks: the resolved settings of a study. */
@NullMarked
package ockham.study.settings;

import org.jspecify.annotations.NullMarked;
