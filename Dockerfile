# The command in a container, for pipelines that are not Node's. It tests gateways that run elsewhere: the embedded one, and
# with it the Workers tools, is not in it.
#
#   docker build -t countersign .
#   docker run --rm -e CI_HMAC_SECRET -v "$PWD:/work" countersign conform --config countersign.json
#
# Reports that it writes go to /work too, as the user 1000 unless --user says otherwise.
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS package
WORKDIR /source
COPY . .
RUN npm ci --no-audit --no-fund && npm pack --pack-destination /tmp && mv /tmp/countersign-*.tgz /countersign.tgz

FROM ${NODE_IMAGE}
COPY --from=package /countersign.tgz /tmp/countersign.tgz
RUN npm install --global --no-audit --no-fund /tmp/countersign.tgz && npm cache clean --force
USER node
WORKDIR /work
ENTRYPOINT ["countersign"]
CMD ["--help"]
