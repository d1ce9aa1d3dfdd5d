/** The nouns of Ockham and its extension points. Depends on nothing but null annotations. */
@NullMarked
package ockham.api;

import org.jspecify.annotations.NullMarked;
