-- The tables of the examples, for H2 and PostgreSQL alike. What is counted from outside has ids that are new with each
-- row, and no key that would hide a step done twice; what repeats by nature (calls of the gateway) is keyed by its
-- idempotency key.

create table ex_reservation (
  id          varchar(36)              not null primary key,
  reference   varchar(100)             not null,
  order_id    varchar(100)             not null,
  articles    integer                  not null,
  reserved_at timestamp with time zone not null
);
create index ex_reservation_order on ex_reservation (order_id);
create index ex_reservation_reference on ex_reservation (reference);

create table ex_release (
  id             varchar(36)              not null primary key,
  reservation_id varchar(36)              not null references ex_reservation (id),
  order_id       varchar(100)             not null,
  released_at    timestamp with time zone not null
);
create index ex_release_order on ex_release (order_id);
create index ex_release_reservation on ex_release (reservation_id);

create table ex_charge (
  idempotency_key varchar(200)             not null primary key,
  charge_id       varchar(36)              not null,
  reference       varchar(100)             not null,
  order_id        varchar(100)             not null,
  amount_cents    bigint                   not null,
  charged_at      timestamp with time zone not null
);
create index ex_charge_order on ex_charge (order_id);
create index ex_charge_reference on ex_charge (reference);

create table ex_refund (
  idempotency_key varchar(200)             not null primary key,
  reference       varchar(100)             not null,
  order_id        varchar(100)             not null,
  amount_cents    bigint                   not null,
  refunded_at     timestamp with time zone not null
);
create index ex_refund_order on ex_refund (order_id);
create index ex_refund_reference on ex_refund (reference);

create table ex_shipment (
  id          varchar(36)              not null primary key,
  reference   varchar(100)             not null,
  order_id    varchar(100)             not null,
  shipped_at  timestamp with time zone not null,
  recalled_at timestamp with time zone
);
create index ex_shipment_order on ex_shipment (order_id);
create index ex_shipment_reference on ex_shipment (reference);

create table ex_notice (
  id      varchar(36)              not null primary key,
  kind    varchar(20)              not null,
  about   varchar(1000)            not null,
  message varchar(2000)            not null,
  sent_at timestamp with time zone not null
);
create index ex_notice_about on ex_notice (about);

create table ex_approval (
  request_id       varchar(100)             not null primary key,
  workflow_id      varchar(1000)            not null,
  subject          varchar(1000)            not null,
  amount_cents     bigint,
  task_token       varchar(500)             not null,
  state            varchar(20)              not null,
  decided_by       varchar(1000),
  decision_comment varchar(1000),
  asked_at         timestamp with time zone not null,
  closed_at        timestamp with time zone
);
