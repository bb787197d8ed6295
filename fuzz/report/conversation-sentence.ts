import { counted } from "../../conformance/report/counted.ts";
import type { Finding } from "./schema.ts";

const left: Readonly<Record<NonNullable<Finding["conversation"]>["leaving"], string>> = {
	"when-answered": "heard out",
	"half-close": "then the sending side closed",
	"hang-up": "then hung up",
	reset: "then reset",
};

/** How something was said over a connection, in a line. */
export function saidHow(conversation: NonNullable<Finding["conversation"]>): string {
	const { said, pieces, pauseMs, leaving, saidAll } = conversation;
	const slowly = pieces > 1 ? `, ${pauseMs} ms apart` : "";
	const part = saidAll ? "" : ", not all of it before it was over";
	return `${counted(said.bytes, "byte")} over one connection in ${counted(pieces, "piece")}${slowly}, ${left[leaving]}${part}`;
}

/** What came over it, in a line. */
export function heardHow({ heard, fault }: NonNullable<Finding["conversation"]>): string {
	return `${counted(heard.bytes, "byte")}${fault === undefined ? "" : `, then ${fault.kind}: ${fault.detail}`}`;
}
