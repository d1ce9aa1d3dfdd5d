/** A study, told once: one package per stage; a stage imports only earlier ones. */
@NullMarked
package ockham.study;

import org.jspecify.annotations.NullMarked;
