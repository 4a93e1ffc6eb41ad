import type { ApplicationClient } from '../shared/contract.ts';

/** Where an application keeps and finds things; each host fills this in. */
export interface ApplicationOptions {
  /** Folder of the database and attachments; made when missing. */
  dataFolder: string;
  /** Folder shipped with the program: `fonts/`, `areas/`. */
  resourcesFolder: string;
  /** Script of the worker thread that makes files (`reports/worker.ts`, built or not). */
  reportWorker: URL;
  /** Who is named in the history; the account's name by default. */
  actor?: string;
  /** The clock, so that tests can set it. */
  now?: () => Date;
}

/** A finished export on disk. */
export interface OutboxFile {
  path: string;
  name: string;
  mediaType: string;
}

export interface Application {
  /** Served by the hosts. The host's own operations are added there. */
  router: never;
  /** Direct calls without a wire, as the command line makes them. */
  client: ApplicationClient;
  /** A file made by `exports.run`, until the application closes. */
  outboxFile(id: string): OutboxFile | undefined;
  /** Ends workers, empties the outbox, closes the database. */
  close(): Promise<void>;
}

export type CreateApplication = (options: ApplicationOptions) => Promise<Application>;
