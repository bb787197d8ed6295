/** A place where an edge has a point of presence, by the code of its airport, as `CF-Ray` names it. */
export interface Place {
	readonly code: string;
	readonly city: string;
	/** Degrees, north and east. */
	readonly at: readonly [number, number];
}

const known: readonly Place[] = [
	{ code: "LHR", city: "London", at: [51.47, -0.45] },
	{ code: "DUB", city: "Dublin", at: [53.43, -6.25] },
	{ code: "FRA", city: "Frankfurt", at: [50.03, 8.57] },
	{ code: "CDG", city: "Paris", at: [49.01, 2.55] },
	{ code: "MAD", city: "Madrid", at: [40.47, -3.56] },
	{ code: "ARN", city: "Stockholm", at: [59.65, 17.92] },
	{ code: "IAD", city: "Washington", at: [38.95, -77.46] },
	{ code: "EWR", city: "New York", at: [40.69, -74.17] },
	{ code: "ORD", city: "Chicago", at: [41.98, -87.9] },
	{ code: "DFW", city: "Dallas", at: [32.9, -97.04] },
	{ code: "SFO", city: "San Francisco", at: [37.62, -122.38] },
	{ code: "LAX", city: "Los Angeles", at: [33.94, -118.41] },
	{ code: "SEA", city: "Seattle", at: [47.45, -122.31] },
	{ code: "YYZ", city: "Toronto", at: [43.68, -79.63] },
	{ code: "GRU", city: "São Paulo", at: [-23.44, -46.47] },
	{ code: "EZE", city: "Buenos Aires", at: [-34.82, -58.54] },
	{ code: "JNB", city: "Johannesburg", at: [-26.14, 28.25] },
	{ code: "DXB", city: "Dubai", at: [25.25, 55.36] },
	{ code: "BOM", city: "Mumbai", at: [19.09, 72.87] },
	{ code: "SIN", city: "Singapore", at: [1.36, 103.99] },
	{ code: "HKG", city: "Hong Kong", at: [22.31, 113.91] },
	{ code: "ICN", city: "Seoul", at: [37.46, 126.44] },
	{ code: "NRT", city: "Tokyo", at: [35.77, 140.39] },
	{ code: "SYD", city: "Sydney", at: [-33.95, 151.18] },
];

/** Codes of the places that are known, for whoever named another. */
export const placeCodes: readonly string[] = known.map(({ code }) => code);

/** Undefined for a code that is not known. */
export function placeOf(code: string): Place | undefined {
	return known.find((place) => place.code === code);
}

/** Round trips in milliseconds by two codes in the order of the alphabet, with a blank between them. */
export type RoundTrips = Readonly<Record<string, number>>;

/** Those that were measured. The others are reckoned from the distance. */
const measured: RoundTrips = { "DUB LHR": 8, "DUB NRT": 170, "DUB SFO": 110 };

/** From a client to the point of presence of its own city, and between two machines there. */
const withinTheCityMs = 2;

/** A signal in glass makes 200 km in a millisecond, and its way is half as long again as the great circle. */
const kmPerMs = 200;
const detour = 1.5;

/** The name of a pair of places among round trips. */
export function pairOf(one: string, other: string): string {
	return [one, other].sort().join(" ");
}

/** Milliseconds from one place to another and back; `told` go before what is known here. */
export function roundTripMs(one: Place, other: Place, told: RoundTrips = {}): number {
	const pair = pairOf(one.code, other.code);
	const known = told[pair] ?? measured[pair];
	if (one.code === other.code) {
		return known ?? withinTheCityMs;
	}
	return known ?? Math.round(withinTheCityMs + (2 * detour * kmBetween(one, other)) / kmPerMs);
}

const earthRadiusKm = 6371;

/** By the haversine formula. */
function kmBetween({ at: [north, east] }: Place, { at: [otherNorth, otherEast] }: Place): number {
	const radians = (degrees: number) => (degrees * Math.PI) / 180;
	const half = (angle: number) => Math.sin(radians(angle) / 2) ** 2;
	const chord =
		half(otherNorth - north) + Math.cos(radians(north)) * Math.cos(radians(otherNorth)) * half(otherEast - east);
	return 2 * earthRadiusKm * Math.asin(Math.sqrt(chord));
}
