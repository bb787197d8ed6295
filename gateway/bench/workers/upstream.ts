/** The upstream of every gateway on the stand: takes the whole body and says how many bytes it was. */
export default {
	async fetch(request) {
		const body = await request.arrayBuffer();
		return new Response(String(body.byteLength));
	},
} satisfies ExportedHandler;
