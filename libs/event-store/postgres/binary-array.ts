/*
 * One-dimensional PostgreSQL arrays in binary form. The driver sends a Buffer as it is, so a parameter encoded here
 * goes over the wire without the text form of arrays, in which every byte of a payload takes four characters. The
 * form: https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/arrayfuncs.c, array_recv.
 */

/** Object ids of the element types, fixed by PostgreSQL (pg_type.dat). */
const oid = { bytea: 17, int2: 21, int4: 23, text: 25, uuid: 2950 } as const;

/** Dimensions, has-null flag, element type; then length and lower bound of the only dimension. */
const headerBytes = 20;

export function byteaArray(values: readonly Uint8Array[]): Buffer {
  let size = 0;
  for (const value of values) size += 4 + value.length;
  const array = allocate(oid.bytea, values.length, size);
  let offset = headerBytes;
  for (const value of values) {
    offset = array.writeInt32BE(value.length, offset);
    array.set(value, offset);
    offset += value.length;
  }
  return array;
}

export function textArray(values: readonly (string | undefined)[]): Buffer {
  let size = 0;
  for (const value of values) size += 4 + (value === undefined ? 0 : Buffer.byteLength(value));
  const array = allocate(oid.text, values.length, size, values.includes(undefined));
  let offset = headerBytes;
  for (const value of values) {
    if (value === undefined) {
      offset = array.writeInt32BE(-1, offset);
      continue;
    }
    const length = array.write(value, offset + 4);
    array.writeInt32BE(length, offset);
    offset += 4 + length;
  }
  return array;
}

export function uuidArray(values: readonly (string | undefined)[]): Buffer {
  let size = 0;
  for (const value of values) size += value === undefined ? 4 : 20;
  const array = allocate(oid.uuid, values.length, size, values.includes(undefined));
  let offset = headerBytes;
  for (const value of values) {
    if (value === undefined) {
      offset = array.writeInt32BE(-1, offset);
      continue;
    }
    offset = array.writeInt32BE(16, offset);
    offset += array.write(value.replaceAll('-', ''), offset, 'hex');
  }
  return array;
}

export function int4Array(values: readonly number[]): Buffer {
  const array = allocate(oid.int4, values.length, 8 * values.length);
  let offset = headerBytes;
  for (const value of values) offset = array.writeInt32BE(value, array.writeInt32BE(4, offset));
  return array;
}

export function int2Array(values: readonly number[]): Buffer {
  const array = allocate(oid.int2, values.length, 6 * values.length);
  let offset = headerBytes;
  for (const value of values) offset = array.writeInt16BE(value, array.writeInt32BE(2, offset));
  return array;
}

function allocate(elementType: number, count: number, size: number, hasNull = false): Buffer {
  const array = Buffer.allocUnsafe(headerBytes + size);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(hasNull ? 1 : 0, 4);
  array.writeInt32BE(elementType, 8);
  array.writeInt32BE(count, 12);
  array.writeInt32BE(1, 16);
  return array;
}
