import type { ThreatGroup } from "../threat.ts";

export const crossOriginThreats: ThreatGroup = {
	prefix: "COR",
	title: "Other origins",
	threats: [
		{
			id: "COR-01",
			flaw: "Forwards a preflight, or lets it in.",
			severity: "medium",
			sight: ["echo"],
		},
		{
			id: "COR-02",
			flaw: "Permits the origin that asks.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "COR-03",
			flaw: "Permits the origin null.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "COR-04",
			flaw: "Permits origins that resemble its own.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "COR-05",
			flaw: "Lets an answer be stored for other origins than the one that it permits.",
			severity: "low",
			sight: ["port"],
			leftOut:
				"No answer depends on Origin: no origin can be permitted by configuration, and permissions of the upstream are taken out (ANS-11). What depends on nothing needs no Vary.",
		},
		{
			id: "COR-06",
			flaw: "Takes any OPTIONS for a preflight.",
			severity: "medium",
			sight: ["echo"],
		},
		{
			id: "COR-07",
			flaw: "Permits whichever fields a preflight asks for.",
			severity: "low",
			sight: ["port"],
		},
	],
};
