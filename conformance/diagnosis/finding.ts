import type { RefusalCode } from "../client/protocol.ts";

/** What was looked at, in the order in which a gateway looks at it (SPEC §2). */
export type FindingStage =
	| "method"
	| "target"
	| "host"
	| "header fields"
	| "credentials"
	| "timestamp"
	| "secret"
	| "signature"
	| "body";

/** One thing that was looked at. */
export interface Finding {
	stage: FindingStage;
	/** Undefined where it could not be judged. */
	ok: boolean | undefined;
	/** What was found, a sentence without its full stop; may have further lines that show a place. */
	text: string;
	/** What a gateway answers because of it. */
	code?: RefusalCode;
}

export function fine(stage: FindingStage, text: string): Finding {
	return { stage, ok: true, text };
}

export function fault(stage: FindingStage, code: RefusalCode, text: string): Finding {
	return { stage, ok: false, text, code };
}
