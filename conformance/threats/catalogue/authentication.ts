import type { ThreatGroup } from "../threat.ts";

export const authenticationThreats: ThreatGroup = {
	prefix: "AUT",
	title: "How the credential of a request is chosen",
	threats: [
		{
			id: "AUT-01",
			flaw: "Forwards a request without credentials.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "AUT-02",
			flaw: "Takes one of two credentials in silence.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AUT-03",
			flaw: "Tries the other credential when one fails.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "AUT-04",
			flaw: "Takes no notice of a part of a signature beside a token.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AUT-05",
			flaw: "Takes a request with a part of a signature for an anonymous one.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "AUT-06",
			flaw: "Takes the name of a scheme, or the blank behind it, in one form only, and so refuses what is right.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "AUT-07",
			flaw: "Divides Authorization carelessly into scheme and token.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AUT-08",
			flaw: "Takes a token under another scheme.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AUT-09",
			flaw: "Finds a token somewhere among several schemes.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AUT-10",
			flaw: "Takes a token from the query.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AUT-11",
			flaw: "Takes a token from a form or a cookie.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AUT-12",
			flaw: "Lets a field of the sender say how, or as whom, it is authenticated.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "AUT-13",
			flaw: "Takes a path for public that only resembles a public one.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "AUT-14",
			flaw: "Takes an empty field of a signature for none.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AUT-15",
			flaw: "Lets in whoever says that they come from inside.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "AUT-16",
			flaw: "Lets an upgrade in without credentials.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "AUT-17",
			flaw: "Lets OPTIONS or HEAD in without credentials.",
			severity: "high",
			sight: ["echo"],
		},
		{
			id: "AUT-18",
			flaw: "Lets a request in when judging it fails with an error.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "AUT-19",
			flaw: "Mixes the identities of two credentials.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "AUT-20",
			flaw: "Finds a credential in one place and verifies it in another.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "AUT-21",
			flaw: "Judges credentials where none are needed, and lets in or refuses by them.",
			severity: "high",
			sight: ["port"],
		},
	],
};
