/** What schemas cannot say, broken: the rule, the vector or file, and what was found. */
export interface Finding {
	rule:
		| "id-unique"
		| "id-names-family"
		| "requirement-exists"
		| "requirement-has-vector"
		| "flag-documented"
		| "flag-used"
		| "key-published"
		| "spent-nonce-is-live"
		| "manifest"
		| "one-verdict"
		| "twin-exists"
		| "twin-differs-in-one-thing"
		| "order-has-several-defects"
		| "verdict-reproduced"
		| "step-reached"
		| "step-has-code"
		| "repair-admits"
		| "refusal-of-requirement";
	where: string;
	found: string;
}
