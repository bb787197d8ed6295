/** What the specification says of a request, as far as it leaves nothing open. */
export type Prediction =
	| { readonly outcome: "accepted" }
	| {
			readonly outcome: "refused";
			/** The codes that the verification order allows; empty: any refusal. */
			readonly codes: readonly string[];
			/** What an acceptance would break. */
			readonly requirement: string;
			/** Of a malformed target. */
			readonly offset?: number | undefined;
			readonly reason?: string | undefined;
	  }
	/** The specification, or the platform in front of the gateway, leaves it open. */
	| { readonly outcome: "open" };

export const accepted: Prediction = { outcome: "accepted" };
export const open: Prediction = { outcome: "open" };

export function refused(requirement: string, ...codes: readonly string[]): Extract<Prediction, { outcome: "refused" }> {
	return { outcome: "refused", codes, requirement };
}
