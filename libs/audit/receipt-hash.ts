import { createHash } from 'node:crypto';

/**
 * SHA-256("koz/receipt-hash/v1\n" ‖ the receipt code in capitals without hyphens and blanks), in hexadecimal. The code
 * is 128 random bits, so that nobody finds it by trying. Letters that are taken for digits are read as those.
 */
export function receiptHashOf(receipt: string): string {
  const code = receipt.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return createHash('sha256').update('koz/receipt-hash/v1\n').update(code, 'utf8').digest('hex');
}
