import { Buffer } from "node:buffer";
import type { Probe } from "../../conformance/client/probe.ts";
import { fill } from "../../conformance/client/template.ts";
import { kindsBut, kindsOf, kindsOfPart, kindsTogether } from "./kind-rows.ts";
import { timestampTextKinds } from "./timestamp-text-kinds.ts";

/** 2026-01-01T00:00:00Z. */
const someTime = "1767225600";

/** The timestamp that is signed, as text, if the clock stood at some time. */
function textOf({ sign }: Probe): string {
	const text = fill(sign?.timestamp ?? "{now}", "now", someTime);
	// On the wire a character is a byte.
	return Buffer.from(text, "latin1").toString("utf8");
}

const offset = ({ sign }: Probe) => sign?.timestampOffset ?? 0;
/** Beyond the edges of the window by more than a request takes. */
const margin = 5;

/** No header field holds a zero byte, and blanks around a value are added unsigned. */
const notOnTheWire = ["time-then-zero-byte", "time-in-blanks-of-http"];

/** What a signed request with a strange time can be an example of. */
export const timestampProbeKinds = kindsTogether(
	kindsOfPart(kindsBut(timestampTextKinds, notOnTheWire), textOf),
	kindsOf<Probe>([
		{ id: "sent-within-the-window", threats: [], is: (probe) => Math.abs(offset(probe)) <= 300 - margin },
		{ id: "sent-near-an-edge", threats: ["TSP-04"], is: (probe) => Math.abs(Math.abs(offset(probe)) - 300) <= 20 },
		{ id: "sent-too-old", threats: ["TSP-02", "TSP-15"], is: (probe) => offset(probe) < -300 - margin },
		{ id: "sent-too-new", threats: ["TSP-03", "TSP-15"], is: (probe) => offset(probe) > 300 + margin },
		{
			id: "sent-with-a-date",
			threats: ["TSP-16"],
			is: ({ after = [] }) => after.some((change) => "add" in change && change.add[0] === "Date"),
		},
		{
			id: "blank-added-unsigned",
			threats: ["TSP-08"],
			is: ({ after = [] }) => after.some((change) => "appendTo" in change || "prependTo" in change),
		},
	]),
);
