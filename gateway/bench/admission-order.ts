/** What the stand asks of admission objects, one JSON document a request. */
export type AdmissionOrder = {
	/** The name of the object. */
	readonly object: string;
} & (
	| { readonly to: "fill"; readonly count: number; readonly acceptableUntil: number }
	| { readonly to: "admit"; readonly count: number; readonly atOnce: number; readonly acceptableUntil: number }
	| { readonly to: "start-pruning" }
	| { readonly to: "count-rows" }
);
