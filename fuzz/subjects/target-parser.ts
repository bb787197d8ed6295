import { parseTarget, type Scheme } from "../core.ts";

/** What is decided of a target: the text that is signed and forwarded, or why and where it is refused. */
export type TargetDecision =
	| { readonly text: string }
	| { readonly code: string; readonly offset?: number | undefined; readonly reason?: string | undefined };

export type TargetParser = (target: string) => TargetDecision;

export function coreTargetParser(scheme: Scheme): TargetParser {
	return (target) => {
		const parsed = parseTarget(target, scheme);
		if (parsed.ok) {
			return { text: parsed.value.text };
		}
		const { code, offset, reason } = parsed.refusal;
		return code === "malformed_target" ? { code, offset, reason } : { code };
	};
}
