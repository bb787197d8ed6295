/**
 * What the runner tells a Worker that has every mutant in it, beside the requests that are for the gateway: in this header,
 * behind the secret that the Worker has in `MUTATION_CONTROL`, as JSON.
 */
export const controlHeader = "x-mutation-control";

export type Command =
	/** From now on a gateway that remembers nothing, with this mutant; without one, as it was written. */
	| { readonly do: "begin"; readonly epoch: string; readonly mutant?: string; readonly hitLimit?: number }
	/** What is executed from now on is executed for this test. */
	| { readonly do: "attribute"; readonly test: string }
	/** Says what has been executed since this was last asked, or since the gateway began. */
	| { readonly do: "coverage" };

/** How often each mutant's place was executed, by mutant id. */
export type Hits = Record<string, number>;

/** What one Worker executed: for each test, and for none in particular. The members have the names that Stryker gives them. */
export interface Coverage {
	static: Hits;
	perTest: Record<string, Hits>;
}
