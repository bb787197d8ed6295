/** The one door between the conformance suite and the protocol core, so that what they share is in sight. */
export {
	builtInSchemes,
	type CoveredParts,
	componentText,
	countersignV1,
	type HeaderRole,
	type Line,
	parseHost,
	parseTarget,
	type Scheme,
	signatureText,
	sortedQuery,
	type Target,
	trimOws,
} from "#protocol";
