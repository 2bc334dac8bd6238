/**
 * Which things a person has, so that they can be listed: {@link rebound.plan.read.index.IndexView}, one small document for
 * each kind, kept by {@link rebound.plan.read.index.IndexProjection}. {@link rebound.plan.read.index.IndexQuery} picks a
 * page; {@link rebound.plan.read.index.IndexReader} puts the things themselves in their places. The index holds no words.
 *
 * <p>The order is that in which things were recorded, newest first. Views and queries are pure.
 */
@NullMarked
package rebound.plan.read.index;

import org.jspecify.annotations.NullMarked;
