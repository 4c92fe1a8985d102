# One image for server, worker and setup; the command tells them apart.
FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json prisma.config.ts ./
COPY prisma ./prisma
COPY local/postinstall.mjs ./local/postinstall.mjs
RUN npm ci
COPY . .
USER node
CMD ["npx", "tsx", "worker.ts"]
