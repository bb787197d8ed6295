import type { ThreatGroup } from "../threat.ts";

export const validationThreats: ThreatGroup = {
	prefix: "VAL",
	title: "What is in a body",
	threats: [
		{
			id: "VAL-01",
			flaw: "Reads one of two members of the same name, and forwards what it read.",
			severity: "medium",
			sight: ["echo"],
		},
		{
			id: "VAL-02",
			flaw: "Passes on members of a body that nobody expects.",
			severity: "medium",
			sight: ["echo"],
			leftOut:
				"The gateway looks into no body and changes none (FWD-02); which members an upstream takes is the upstream's own.",
		},
		{
			id: "VAL-03",
			flaw: "Takes encoded line ends and NUL in the path for a part of an id.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "VAL-04",
			flaw: "Takes a body of another type than it says.",
			severity: "low",
			sight: ["port"],
			leftOut:
				"The gateway looks into no body. It binds the signature to the type that the sender states (HMAC-CANON-09) and forwards that as it is; whether the bytes are of that type is the upstream's to judge.",
		},
	],
};
